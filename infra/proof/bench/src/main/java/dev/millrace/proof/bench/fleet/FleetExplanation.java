package dev.millrace.proof.bench.fleet;

/** How the simulation is to be read. */
final class FleetExplanation {

    static final String TEXT = """
            How many times as fast are N workers on one video? A fleet of 32 is not at hand, so it is simulated.

            - **Real** is the scheduler: video-service's own claims, leases, tasks and assemblies (`JobClaims`, `JobLeases`, `DividedJobs`),
              over rows in memory. The workers say to it what real ones say: claim, renew, divide, done, playable, completed.
            - **Simulated** are the time, the workers and the queue. A worker has one processor and one slot. It claims with the message that it
              has, works, says so, deletes the message and takes the next one. It renews every 15 s; a message is visible again after 60 s.
            - **The video** is a phone's recording in 1080p30 with 17 Mbit/s. The worker makes 480p first, with its sound, then 1080p, 720p and
              240p with theirs, in chunks of 30 s, and of 24 to 12 s towards the end. All workers wait when it comes, and no other video does.
            - **Measured** are the seconds of encoding, of `benchmarks.md`. **Assumed** are what is fetched (1 Gbit/s), the probe of a long
              source, the assemblies, calls, and how unequal chunks are (±30 %). All of it stands in `bench/fleet/Figures`.
            - **Left out** are other videos and their owners' turns, S3 or the database as limits for all workers together, the locks of a job's
              row, disks, and recovery, which nothing here needs.

            *Efficiency* is the speed-up divided by the number of workers. A killed worker is replaced after 60 s; its lease and its message
            lapse after 60 s.

            What is lost has three causes, and with 32 workers a second in which one of them works alone costs half a percent. One attempt
            looks at the source, and for its poster, while all others wait. The last chunks end at different times: a worker waits for
            half of a short one, and shorter ones would cost more around each than they save. The last assembly is one worker's. READY waits
            for the sound of its stage as soon as there are enough workers for the chunks: that is one task, since an encoder that starts
            anew would be heard. Two would bring READY sooner, and the end not at all.""";

    private FleetExplanation() {}
}
