-- why: while such a session is not open in storage nobody was told of the video, and its end takes the video back
alter table upload_sessions add column creates_video boolean not null default false;
