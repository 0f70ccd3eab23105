-- DRAFTs, deleted ones included: by owner to count them, by age to remove them.
create index drafts_of_owner on videos (owner_id) where status = 'DRAFT';
create index drafts_by_age on videos (status_since) where status = 'DRAFT';

-- The bytes of an owner's sources, summed from the index alone.
create index sources_of_owner on videos (owner_id) include (id, source_size_bytes)
    where deleted_at is null and (source_file_key is not null or status = 'UPLOADING');

-- Set once captions were in use: only these may be removed before their time, the others may be on their way.
alter table unused_caption_files add column superseded boolean not null default false;
create index superseded_captions_of_video on unused_caption_files (video_id, unused_since) where superseded;
