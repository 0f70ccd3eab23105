-- For who subscribes to all own videos: else all that the owner has would be read, however few of them move.
create index videos_moving_of_owner on videos (owner_id, created_at desc, id desc)
    where deleted_at is null and (status in ('UPLOADING', 'UPLOADED', 'TRANSCODING') or job_open);
