-- For the operators' freeze and replay.
create index videos_transcoding_by_time on videos (status_since, id)
    where status = 'TRANSCODING' and deleted_at is null;
create index videos_failed_by_time on videos (fail_reason, status_since, id)
    where status = 'FAILED' and deleted_at is null;
