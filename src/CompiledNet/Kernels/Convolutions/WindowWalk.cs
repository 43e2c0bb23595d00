namespace CompiledNet.Runtime;

/// <summary>How a window is walked over for one result, line by line. Distances are in floats, those of weights in taps.</summary>
/// <param name="XPanel">From one panel of channels of the images to the next.</param>
/// <param name="XLine">From one line of the window to the next.</param>
/// <param name="XTap">From one tap of a line to the next.</param>
/// <param name="XChannel">From one channel of a panel to the next, or from one plane.</param>
/// <param name="Lines">Lines of the window.</param>
/// <param name="Taps">Taps of a line.</param>
/// <param name="AllTaps">Taps of the whole window, those that are left out included.</param>
/// <param name="FirstTap">The first tap's weights.</param>
/// <param name="LineStep">From one line's weights to those of the next.</param>
/// <param name="TapStep">From one tap's weights to those of the next.</param>
internal readonly record struct WindowWalk(
    nint XPanel, nint XLine, nint XTap, nint XChannel, int Lines, int Taps, int AllTaps, int FirstTap, int LineStep, int TapStep);
