alter table video.videos add column noted text;
