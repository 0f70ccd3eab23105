-- What the timeline of its video shows of an upload: since when it is paused, and, as JSON, its pauses and how its bytes came into storage.
alter table upload_sessions add column paused_at timestamptz;
alter table upload_sessions add column course text;
