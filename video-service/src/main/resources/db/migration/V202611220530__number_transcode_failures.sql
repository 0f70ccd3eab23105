-- So that the failures of a video can be read in pages.
alter table transcode_failures add column id bigint generated always as identity;
drop index transcode_failures_of_video;
create index transcode_failures_of_video on transcode_failures (video_id, id);
