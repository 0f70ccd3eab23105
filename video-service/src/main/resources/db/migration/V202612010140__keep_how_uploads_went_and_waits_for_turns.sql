-- For timelines, each row is written once: how the upload went of which a video has its file, as upload-service said it,
create table past_uploads (
    video_id uuid primary key,
    course   json not null
);

-- and since when a job waited for its owner's turn, after this attempt at it, 0 before the first.
create table turn_waits (
    job_id   uuid        not null,
    attempt  integer     not null,
    began_at timestamptz not null,
    primary key (job_id, attempt)
);
