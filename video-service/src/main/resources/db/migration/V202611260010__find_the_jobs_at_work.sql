-- Else the search for silent workers reads all jobs that wait.
create index videos_at_work on videos (job_active_at)
    where job_open and job_lease_until is not null and deleted_at is null;
