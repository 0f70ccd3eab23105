-- A waiting job that was queued well before the last one taken has lost its message: one entry of this index tells.
drop index videos_by_queued_job;
create index videos_by_taken_job on videos (job_queued_at)
    where job_lease_until is not null or (job_open = false and job_attempt > 0);
