package dev.millrace.proof.bench.api;

/** How to read the page. */
final class Explanation {

    private Explanation() {}

    static final String TEXT = """
            A suite of its own with default limits, but for the live sessions of one owner; services and load generator share the same
            cores. Services run with both compilers of the JVM, as where they are deployed, and not with the first alone, as in the local
            suite. Workers are paused. All calls are sent in turn for a while before any is measured, with the largest number of videos in
            the database.

            - **CPU us each** is user and system time of gateway, services and PostgreSQL per call, the yardstick of this page. It includes
              what a call leaves to be done afterwards (messages, webhooks). *generator* is the launcher, which sends the calls and is S3,
              SQS and identity provider too; it is not in the sum.
            - **Saturated**: each call is first sent eight at a time, the next as soon as one is answered, in windows of hundreds or
              thousands of calls, until **three windows in a row agree within 5 %**. The middle one of them is shown. *calls before* is how
              many calls that took; where *warm* says **no**, the time for it was over first, and the figure is an upper bound.
            - **At a rate**: the same call at a fixed rate, whether or not earlier ones are answered, as in a quiet system. A call costs
              more there than saturated, so compare either only with its own kind.
            - **Aim** and **limit** are of saturated calls. The limit is an estimate of what the work alone costs. Machines differ, so
              **÷ bare service** is the call's cost in units of the bare Spring service of the same run, and *aim so* the aim in the same
              units: it was set on a machine where that service cost 162 us.
            - **Peers** are measured in the same way, each as a process of its own. The bare Spring programs run with the libraries, the JVM
              options and the virtual threads of the services, and do the least that is usual: one verifies a token, reads a row by its key
              and answers JSON; the other verifies a token and forwards within a circuit breaker. The gateways have 64 calls open at a
              time, before the same backend, which answers each call with the same few bytes. Uppy's Companion signs parts without
              authorisation or look-up, and there is no gateway before it; Millrace authorises each call by token, in the gateway and in the
              service, and looks up the session.
            - **Highest sustained rates**: calls go through the gateway, by 2,000 owners in turn, at rates of 60, 80 and 100 % of what was
              answered per second when saturated; latency counts from the scheduled time of a call. **A rate overloads** when fewer than 99
              of 100 calls succeed, when p99 is above 500 ms, or when responses come at less than 95 % of the rate; higher rates are then
              not tried.
            - **statements** and **database ms** are PostgreSQL's statistics per call, including background passes.
            - *whole upload* is create, open, sign, PUT of one part of 1 kB to storage, complete and poll; with *3 calls* the first one
              creates, opens and signs, as our clients do; *sign a part* is one part per call.
            - **Event streams**: each subscriber sees one change of a video of its owner, with eight subscribers per owner; latency counts from
              the changing call to the event. MiB is a process's memory growth.
            - **Reading** is at 40 calls per second, which is a low load, and comes before the services are warm: its pages and statements
              tell more than its milliseconds. One owner, the agency, has a tenth of all videos; the deep page is the
              one after 10,000 videos, or the last one. *pages* are PostgreSQL's of 8 KiB, nearly all of them in memory: a number that does
              not grow with the number of videos shows that an index is used.
            - **Statements that read the most pages** are of everything that ran with the largest number of videos, including background
              passes: one that read a whole table would be at the top, with tens of thousands of pages.""";
}
