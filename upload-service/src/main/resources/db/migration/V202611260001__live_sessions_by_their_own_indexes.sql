-- The owner first, so that the live sessions of one owner are counted by it too.
drop index one_live_session_per_video_and_owner;
create unique index one_live_session_per_video_and_owner on upload_sessions (owner_id, video_id)
    where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED');

create index half_completed_sessions on upload_sessions (completion_started_at)
    where completion_started_at is not null and status in ('INITIATED', 'IN_PROGRESS', 'PAUSED');
