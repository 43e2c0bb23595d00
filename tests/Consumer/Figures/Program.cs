using CompiledNet;
using Figures;

switch (args)
{
    case ["values", string path]:
        Values.Print(path);
        return 0;
    case ["first", string path]:
        FigureNet net = FigureNet.Load(path);
        float[] probabilities = new float[FigureNet.OutputLength];
        net.Predict(Drawing.Draw(1, seed: 3).Images, probabilities);
        Console.WriteLine(probabilities[0] > 0.5f ? "square" : "no square");
        return 0;
    case ["speed"]:
        Speed.Print();
        return 0;
    default:
        Console.Error.WriteLine("Usage: Figures values FILE | first FILE | speed");
        return 1;
}
