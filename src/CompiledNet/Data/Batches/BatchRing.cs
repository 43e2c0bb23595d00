using System.Runtime.ExceptionServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Buffers that go round between a thread that fills them and a caller that reads them, one enumeration at a time. The thread is started by
/// the first one and sleeps where there is nothing to fill. It keeps this object alive, and nothing that leads to the
/// <see cref="BatchLease"/> that users have.
/// </summary>
internal sealed class BatchRing : IDisposable
{
    private readonly object _gate = new();
    private readonly Type _owner;
    private readonly BatchOptions _options;
    private readonly ImageAugmenter?[] _augmenters;
    private readonly EpochBatches _batches;
    private readonly int _steps;
    private readonly BatchBuffer[] _buffers;

    /// <summary>All examples, those too that the epoch leaves out; the thread's.</summary>
    private readonly int[] _order;

    // Below, everything is read and written under the gate.
    private Thread? _thread;
    private bool _disposed;

    /// <summary>The enumerations begun so far: what the thread made ready for an earlier one is nobody's.</summary>
    private int _run;

    /// <summary>The epoch being enumerated; 0 where none is.</summary>
    private int _epoch;

    /// <summary>Batches of the enumeration that are or were ready, that the caller got, and that it is done with.</summary>
    private int _filled, _taken, _released;

    /// <summary>The enumeration that a caller waits in for its next batch; 0 for none.</summary>
    private int _waiting;

    private ExceptionDispatchInfo? _failure;

    /// <param name="owner">The type of the source, for exceptions.</param>
    /// <param name="columns">What the batches are of.</param>
    /// <param name="options">How they are made.</param>
    /// <param name="batches">How an epoch is cut.</param>
    /// <param name="augmenters">What changes the images of each column; null for nothing.</param>
    public BatchRing(Type owner, ExampleColumn[] columns, BatchOptions options, EpochBatches batches, ImageAugmenter?[] augmenters)
    {
        _owner = owner;
        _options = options;
        _augmenters = augmenters;
        _batches = batches;
        _steps = batches.Steps;
        _order = new int[columns[0].Count];
        _buffers = new BatchBuffer[(int)Math.Min(options.Ahead + 1L, _steps)];
        for (int i = 0; i < _buffers.Length; i++)
        {
            _buffers[i] = new BatchBuffer(columns, batches.MostRows);
        }
    }

    private bool CanFill => _epoch != 0 && _failure is null && _filled < _steps && _filled - _released < _buffers.Length;

    /// <summary>Begins an enumeration, and gives the number that it is known by.</summary>
    public int Begin(int epoch)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, _owner);
            if (_epoch != 0)
            {
                throw new InvalidOperationException(
                    $"Epoch {_epoch} of this batch source is still being enumerated, so epoch {epoch} cannot begin: leave that loop (or dispose its enumerator) before, or take a source for each.");
            }

            if (_thread is null)
            {
                _thread = new Thread(Serve) { IsBackground = true, Name = "CompiledNet batches" };

                // Not with the caller's context, which would be kept as long as the thread.
                _thread.UnsafeStart();
            }

            _epoch = epoch;
            _filled = _taken = _released = 0;
            _failure = null;
            _run++;
            Monitor.PulseAll(_gate);
            return _run;
        }
    }

    /// <summary>Takes the next batch; false where there is none.</summary>
    public bool Next(int run)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, _owner);
            if (!IsOpen(run))
            {
                return false;
            }

            if (_waiting == run)
            {
                throw new InvalidOperationException(
                    $"Another thread waits for the next batch of this enumeration of epoch {_epoch}: one thread at a time goes on with it.");
            }

            _released = _taken;
            if (_taken == _steps)
            {
                End(run);
                return false;
            }

            Monitor.PulseAll(_gate);
            if (!WaitForBatch(run))
            {
                return false;
            }

            if (_filled == _taken)
            {
                ExceptionDispatchInfo failure = _failure!;
                End(run);
                failure.Throw();
            }

            _taken++;
            return true;
        }
    }

    /// <summary>The batch taken last.</summary>
    public BatchBuffer Current(int run)
    {
        lock (_gate)
        {
            return IsOpen(run) && _taken > _released
                ? _buffers[(_taken - 1) % _buffers.Length]
                : throw new InvalidOperationException("There is no batch: MoveNext was not called, or gave false.");
        }
    }

    /// <summary>Ends an enumeration, if it is not over.</summary>
    public void End(int run)
    {
        lock (_gate)
        {
            if (IsOpen(run))
            {
                _epoch = 0;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Has the thread end, after the batch that it may be at. It waits for nobody.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _disposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Has the thread end, and waits for it, unless the memory of the data set calls this while the thread reads it.</summary>
    public void Dispose()
    {
        Stop();
        if (_thread is { } thread && thread != Thread.CurrentThread)
        {
            thread.Join();
        }
    }

    private bool IsOpen(int run) => run == _run && _epoch != 0;

    /// <summary>Waits until there is a batch or a failure, under the gate; false where another thread has ended the enumeration.</summary>
    private bool WaitForBatch(int run)
    {
        _waiting = run;
        try
        {
            while (IsOpen(run) && _filled == _taken && _failure is null)
            {
                Monitor.Wait(_gate);
                ObjectDisposedException.ThrowIf(_disposed, _owner);
            }

            return IsOpen(run);
        }
        finally
        {
            _waiting = _waiting == run ? 0 : _waiting;
        }
    }

    /// <summary>Fills buffers, until the source is disposed.</summary>
    private void Serve()
    {
        int run = 0, first = 0;
        while (WaitForWork() is ({ } buffer, int wanted, int epoch))
        {
            ExceptionDispatchInfo? failure = null;
            try
            {
                if (run != wanted)
                {
                    (run, first) = (wanted, 0);
                    Order(epoch);
                    foreach (ImageAugmenter? augmenter in _augmenters)
                    {
                        augmenter?.Begin(epoch);
                    }
                }

                int rows = _batches.RowsAt(first);
                buffer.Fill(_order.AsSpan(first, rows), _augmenters);
                first += rows;
            }
#pragma warning disable CA1031 // Whatever it is, it goes to the caller of MoveNext; this thread has no one else to tell.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }

            Hand(run, failure);
        }
    }

    private (BatchBuffer? Buffer, int Run, int Epoch) WaitForWork()
    {
        lock (_gate)
        {
            while (!_disposed && !CanFill)
            {
                Monitor.Wait(_gate);
            }

            return (_disposed ? null : _buffers[_filled % _buffers.Length], _run, _epoch);
        }
    }

    private void Hand(int run, ExceptionDispatchInfo? failure)
    {
        lock (_gate)
        {
            if (run != _run)
            {
                return;
            }

            _failure = failure;
            _filled += failure is null ? 1 : 0;
            Monitor.PulseAll(_gate);
        }
    }

    private void Order(int epoch)
    {
        if (_options.Shuffle)
        {
            EpochOrder.Shuffle(_order, _options.Seed, epoch);
        }
        else
        {
            EpochOrder.Identity(_order);
        }
    }
}
