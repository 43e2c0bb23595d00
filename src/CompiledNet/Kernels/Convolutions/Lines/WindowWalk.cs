namespace CompiledNet.Runtime;

/// <summary>How a window is walked over for one result, line by line, where all of it lies inside. All distances are in floats.</summary>
/// <param name="XPanel">From one panel of channels of the images to the next.</param>
/// <param name="XLine">From one line of the window to the next.</param>
/// <param name="XTap">From one tap of a line to the next.</param>
/// <param name="XChannel">From one channel of a panel to the next, or from one plane.</param>
/// <param name="Taps">Taps of a line.</param>
/// <param name="AllTaps">Taps of the window.</param>
/// <param name="FirstTap">The number of the first tap's weights: the gradient meets them in reverse.</param>
/// <param name="TapStep">From the number of one tap's weights to that of the next: 1 or −1.</param>
internal readonly record struct WindowWalk(
    nint XPanel, nint XLine, nint XTap, nint XChannel, int Taps, int AllTaps, int FirstTap, int TapStep);
