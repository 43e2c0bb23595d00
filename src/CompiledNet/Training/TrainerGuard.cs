using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Lets one call at a time into a trainer and refuses others, those from its own callbacks too. One interlocked operation a call:
/// who disposes pays for the order of what he and a call write.
/// </summary>
/// <param name="trainer">The trainer's type, for exceptions.</param>
internal sealed class TrainerGuard(Type trainer)
{
    private int _call;
    private int _fitThread;
    private volatile bool _isDisposed;

    public bool IsDisposed => _isDisposed;

    /// <summary>Whether this thread runs a callback of the trainer's <c>Fit</c>, or <c>Fit</c> itself.</summary>
    public bool IsWithinFit => Volatile.Read(ref _fitThread) == Environment.CurrentManagedThreadId;

    /// <summary>Begins a call, which asks then whether the trainer was disposed just before.</summary>
    /// <exception cref="InvalidOperationException">Another call is at work.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Enter(TrainerCall call)
    {
        var running = (TrainerCall)Interlocked.CompareExchange(ref _call, (int)call, (int)TrainerCall.None);
        if (running != TrainerCall.None)
        {
            Refuse(call, running);
        }

        if (call == TrainerCall.Fit)
        {
            Volatile.Write(ref _fitThread, Environment.CurrentManagedThreadId);
        }
    }

    /// <summary>Ends a call; gives whether the trainer was disposed meanwhile and this call is to end its threads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Exit()
    {
        Volatile.Write(ref _fitThread, 0);
        Volatile.Write(ref _call, (int)TrainerCall.None);
        return _isDisposed && Close();
    }

    /// <summary>Lets no other call in; gives whether the caller is to end the trainer's threads, or a call that is at work.</summary>
    public bool Dispose()
    {
        _isDisposed = true;

        // Either a call that ends now sees the line above, or the line below sees that it has ended.
        Interlocked.MemoryBarrierProcessWide();
        return Close();
    }

    /// <summary>Asks whether the trainer was disposed.</summary>
    /// <exception cref="ObjectDisposedException">It was.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfDisposed()
    {
        if (_isDisposed)
        {
            ThrowDisposed();
        }
    }

    private bool Close() =>
        Interlocked.CompareExchange(ref _call, (int)TrainerCall.Dispose, (int)TrainerCall.None) == (int)TrainerCall.None;

    [DoesNotReturn]
    private void ThrowDisposed() => throw new ObjectDisposedException(trainer.FullName);

    [DoesNotReturn]
    private void Refuse(TrainerCall call, TrainerCall running)
    {
        ThrowIfDisposed();
        throw new InvalidOperationException(
            IsWithinFit
                ? $"{call} was called from within {running} of the same trainer, and nothing was changed: a callback may read and set LearningRate, read the counts, "
                    + "evaluate, and call CopyAverageTo and whatever the network has, such as Predict and Save."
                : $"{call} was called while {running} of the same trainer was at work, and nothing was changed: a trainer takes one call at a time. "
                    + "Take a trainer for each thread, or let one call wait for the other.");
    }
}
