using SoftmaxGradients;

Console.WriteLine("Gradients of softmax and cross-entropy, computed by generated networks and checked in double.");
OneRow.Print();
Jacobian.Print();
DigitBatch.Print();
TargetGradients.Print();
FarLogits.Print();

if (Report.Failures > 0)
{
    Console.Error.WriteLine($"{Report.Failures} comparisons failed.");
    return 1;
}

return 0;
