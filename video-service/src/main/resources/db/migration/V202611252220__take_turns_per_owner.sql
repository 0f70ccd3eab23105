-- Owners with open jobs, and since when each waits for its turn: since its last job was taken, or since its first one came.
create table job_turns (
    owner_id varchar(255) primary key check (owner_id <> ''),
    turn_at  timestamptz not null
);
create index job_turns_in_order on job_turns (turn_at);
insert into job_turns (owner_id, turn_at)
select owner_id, min(job_queued_at) from videos where job_open and deleted_at is null group by owner_id;

create index videos_with_open_job_of_owner on videos (owner_id, job_queued_at) where job_open and deleted_at is null;

-- A claim that is repeated finds the job it was given, whichever that was.
create index videos_by_claim on videos (job_claim_id) where job_claim_id is not null;

-- W3C trace of the request that caused the job, for a worker that takes it without having received its message.
alter table videos add column job_traceparent varchar(55);
