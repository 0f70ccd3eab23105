-- What a video's time went into, for its timeline: the statuses it had, the attempts at its jobs, and what they were busy with. Each row
-- is written once, when something ends; what goes on is in the rows of the video, its job and the tasks.

-- The latest hundred of each video.
create table past_statuses (
    video_id    uuid        not null,
    number      integer     not null,
    status      varchar(20) not null,
    began_at    timestamptz not null,
    ended_at    timestamptz not null,
    primary key (video_id, number)
);

-- Task 0 is the job itself.
create table past_attempts (
    job_id     uuid        not null,
    attempt    integer     not null,
    task       integer     not null,
    claimed_at timestamptz not null,
    ended_at   timestamptz not null,
    outcome    varchar(10) not null
        check (outcome in ('DONE', 'DIVIDED', 'FAILED', 'RELEASED', 'LOST', 'CANCELED')),
    primary key (job_id, attempt)
);

-- What workers say of their attempts, in any order with their ends.
create table attempt_efforts (
    job_id  uuid    not null,
    attempt integer not null,
    effort  json    not null,
    primary key (job_id, attempt)
);

-- why by the database: every statement that ends one writes it, also one of a service from before.
create function keep_status() returns trigger language plpgsql set search_path from current as $$
declare
    new_number integer := 1 + coalesce(
        (select number from past_statuses where video_id = old.id order by number desc limit 1), 0);
begin
    insert into past_statuses (video_id, number, status, began_at, ended_at)
    values (old.id, new_number, old.status, old.status_since, greatest(old.status_since, new.status_since));
    if new_number > 100 then
        delete from past_statuses where video_id = old.id and number <= new_number - 100;
    end if;
    return null;
end
$$;

create trigger videos_keep_statuses after update on videos for each row
    when (old.status is distinct from new.status) execute function keep_status();

-- An attempt that lives on after its lease lapsed has two ends: the later one counts.
create function keep_attempt_at_job() returns trigger language plpgsql set search_path from current as $$
begin
    insert into past_attempts (job_id, attempt, task, claimed_at, ended_at, outcome)
    values (old.id, old.attempt, 0, old.state_since, greatest(old.state_since, new.state_since),
        case
            when new.state = 'DONE' or (new.state = 'DIVIDED' and old.divided_by > 0) then 'DONE'
            when new.state = 'DIVIDED' then 'DIVIDED'
            when new.state = 'CANCELED' or new.fail_reason = 'ROLLBACK' then 'CANCELED'
            when new.state = 'CLAIMED' or old.lease_until <= new.state_since then 'LOST'
            when new.failures > old.failures then 'FAILED'
            else 'RELEASED'
        end)
    on conflict (job_id, attempt) do update set ended_at = excluded.ended_at, outcome = excluded.outcome;
    return null;
end
$$;

create trigger transcode_jobs_keep_attempts after update on transcode_jobs for each row
    when (old.state = 'CLAIMED' and (new.state <> 'CLAIMED' or new.attempt <> old.attempt) and old.attempt <= 10000)
    execute function keep_attempt_at_job();

create function keep_attempt_at_task() returns trigger language plpgsql set search_path from current as $$
begin
    insert into past_attempts (job_id, attempt, task, claimed_at, ended_at, outcome)
    values (old.job_id, old.attempt, old.number, old.state_since, greatest(old.state_since, new.state_since),
        case
            when new.state = 'DONE' then 'DONE'
            when new.state = 'CLAIMED' or old.lease_until <= new.state_since then 'LOST'
            when new.failures > old.failures then 'FAILED'
            else 'RELEASED'
        end)
    on conflict (job_id, attempt) do update set ended_at = excluded.ended_at, outcome = excluded.outcome;
    return null;
end
$$;

create trigger transcode_tasks_keep_attempts after update on transcode_tasks for each row
    when (old.state = 'CLAIMED' and (new.state <> 'CLAIMED' or new.attempt <> old.attempt) and old.attempt <= 10000)
    execute function keep_attempt_at_task();

-- A job that ends takes its tasks with it; those at work go no further.
create function keep_attempts_at_removed_tasks() returns trigger language plpgsql set search_path from current as $$
begin
    insert into past_attempts (job_id, attempt, task, claimed_at, ended_at, outcome)
    select t.job_id, t.attempt, t.number, t.state_since, greatest(t.state_since, j.state_since), 'CANCELED'
    from removed t
    join transcode_jobs j on j.id = t.job_id
    where t.state = 'CLAIMED' and t.attempt <= 10000
    on conflict (job_id, attempt) do update set ended_at = excluded.ended_at, outcome = excluded.outcome;
    return null;
end
$$;

create trigger transcode_tasks_keep_removed after delete on transcode_tasks
    referencing old table as removed for each statement execute function keep_attempts_at_removed_tasks();
