-- What the slow comparison of database and storage found. No foreign key: an ownerless folder has no video.
create table storage_findings (
    video_id uuid        not null,
    kind     text        not null check (kind in ('OUTPUT_LOST', 'OWNERLESS')),
    since    timestamptz not null,
    primary key (kind, video_id)
);

-- How far each comparison has come; it begins again at the end.
create table storage_check_places (
    kind  text primary key,
    after text not null
);
