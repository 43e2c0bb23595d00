using BenchmarkDotNet.Running;
using CompiledNet.Benchmarks;
using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Micro;

switch (args)
{
    case [PeersCommand.Name, .. string[] options]:
        return PeersCommand.Run(options);
    case [ProfileCommand.Name, .. string[] options]:
        return ProfileCommand.Run(options);
    case [StartUp.Command, string network]:
        return StartUp.Run(network);
    case ["--help" or "-h", ..]:
        Console.WriteLine(PeersOptions.Usage);
        Console.WriteLine(ProfileCommand.Usage);
        Console.WriteLine("Anything else goes to BenchmarkDotNet, e.g. --filter '*Product*'.");
        return 0;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(PeersCommand).Assembly).Run(args, InProcessConfig.Create());
        return 0;
}
