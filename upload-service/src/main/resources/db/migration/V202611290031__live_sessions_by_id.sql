-- why: the walk that compares live sessions with storage goes by id, and most rows are of ended sessions
create index live_sessions_by_id on upload_sessions (id)
    where status in ('INITIATED', 'IN_PROGRESS', 'PAUSED');
