using CompiledNet;
using CompiledNetApp;

// Run it with -c Release: a Debug build calls general kernels in place of the code made for this network.
CsvDataset<int> data = RingTraining.LoadPoints();
RingNet net = RingTraining.Train(data, epoch =>
{
    if (epoch.Epoch % 10 == 0)
    {
        Console.WriteLine(
            $"epoch {epoch.Epoch,3}: loss {epoch.TrainingLoss:F4}, accuracy on the test points {epoch.ValidationAccuracy:P1}");
    }
});

net.Save("rings.safetensors"); // RingNet.Load reads it, and so does PyTorch

float[] point = [0.6f, -0.5f];
data.Standardize(point);
float[] probabilities = new float[RingNet.OutputLength];
net.Predict(point, probabilities);
for (int i = 0; i < probabilities.Length; i++)
{
    Console.WriteLine($"(0.6, -0.5) lies in the {data.ClassNames[i]} ring with probability {probabilities[i]:F3}");
}
