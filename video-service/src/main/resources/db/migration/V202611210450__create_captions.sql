create table captions (
    video_id   uuid         not null references videos (id),
    language   varchar(35)  not null check (language ~ '^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$'),
    label      varchar(100) not null check (label <> ''),
    version    uuid         not null unique,
    cues       integer      not null check (cues >= 0),
    created_at timestamptz  not null,
    updated_at timestamptz  not null check (updated_at >= created_at),
    primary key (video_id, language)
);

-- Written before the files are: what is never used, or no longer, is found here and removed after a while.
create table unused_caption_files (
    version      uuid primary key,
    video_id     uuid        not null references videos (id),
    language     varchar(35) not null,
    unused_since timestamptz not null
);

create index unused_caption_files_by_age on unused_caption_files (unused_since);
