-- When each owner last had a job claimed, for a day: also of those without an open job, so that none counts as new with each job.
create table owners_served (
    owner_id  varchar(255) primary key check (owner_id <> ''),
    served_at timestamptz  not null
);
create index owners_served_by_age on owners_served (served_at);

-- The same of those with open jobs, in order: whoever was not served within a day comes first.
alter table job_turns add column served_at timestamptz not null default '-infinity';

-- why: they wait as they did; nobody goes ahead because of this migration
update job_turns set served_at = turn_at;

create index job_turns_by_service on job_turns (served_at, turn_at);
