-- Whether workers may take jobs: one row, so that a pause holds for every instance and outlives restarts.
create table job_intake (
    id         smallint primary key default 1 check (id = 1),
    paused     boolean not null,
    changed_by varchar(255),
    changed_at timestamptz,
    constraint job_intake_changed_by_somebody check ((changed_by is null) = (changed_at is null))
);
insert into job_intake (paused) values (false);

-- The audit: what operators did. Written before and after; never changed otherwise, never deleted by the service.
create table operator_commands (
    id          bigint generated always as identity primary key,
    operator_id varchar(255) not null,
    command     varchar(20)  not null
        check (command in ('PAUSE', 'RESUME', 'FREEZE', 'REPLAY', 'INVALIDATE', 'REDRIVE')),
    parameters  jsonb        not null,
    state       varchar(20)  not null check (state in ('STARTED', 'DONE', 'FAILED')),
    outcome     jsonb,
    started_at  timestamptz  not null,
    ended_at    timestamptz,
    constraint operator_commands_ended_or_not check ((state = 'STARTED') = (ended_at is null))
);
