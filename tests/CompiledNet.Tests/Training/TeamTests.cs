using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

public class TeamTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_worker_does_its_share_of_every_work(int workers)
    {
        using var team = new Team(workers);
        int[] shares = new int[workers];
        var work = new Work(worker => shares[worker]++);
        for (int i = 0; i < 1000; i++)
        {
            team.Run(work);
        }

        Assert.All(shares, share => Assert.Equal(1000, share));
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 0)]
    [InlineData(3, 2)]
    [InlineData(5, 4)]
    public void The_exception_of_a_worker_reaches_the_caller_while_others_wait_for_it_and_the_team_goes_on(int workers, int failing)
    {
        using var team = new Team(workers);
        for (int round = 0; round < 3; round++)
        {
            int finished = 0;
            var failure = Assert.Throws<InvalidOperationException>(() => team.Run(new Work(worker =>
            {
                team.Barrier.Wait();
                if (worker == failing)
                {
                    throw new InvalidOperationException("broken on purpose");
                }

                team.Barrier.Wait();
                team.Barrier.Wait();
                Interlocked.Increment(ref finished);
            })));
            Assert.Equal("broken on purpose", failure.Message);
            Assert.Equal(workers - 1, finished);

            int right = 0;
            team.Run(new Work(_ =>
            {
                team.Barrier.Wait();
                Interlocked.Increment(ref right);
                team.Barrier.Wait();
                Assert.Equal(workers, Volatile.Read(ref right));
            }));
        }
    }

    [Fact]
    public void All_workers_may_fail_at_once()
    {
        using var team = new Team(4);
        for (int round = 0; round < 3; round++)
        {
            Assert.Throws<InvalidOperationException>(
                () => team.Run(new Work(worker => throw new InvalidOperationException($"worker {worker}"))));
        }
    }

    [Fact]
    public void Dispose_ends_the_threads_and_may_come_twice_or_before_any_work()
    {
        new Team(3).Dispose();
        var team = new Team(3);
        var threads = new Thread?[3];
        team.Run(new Work(worker => threads[worker] = Thread.CurrentThread));
        team.Dispose();
        team.Dispose();
        Assert.Same(Thread.CurrentThread, threads[0]);
        Assert.All(threads[1..], thread => Assert.False(thread!.IsAlive));
    }

    private sealed class Work(Action<int> share) : ITeamWork
    {
        public void Run(int worker) => share(worker);
    }
}
