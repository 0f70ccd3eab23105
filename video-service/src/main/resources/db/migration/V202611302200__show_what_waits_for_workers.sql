-- For the metrics, from tables that two packages write. A migration that changes one of these columns drops the view first, and makes
-- it again.
create view waiting_work as
select j.queued_at, v.source_size_bytes as bytes
from transcode_jobs j
join videos v on v.id = j.video_id
where j.state = 'WAITING'
union all
select null, v.source_size_bytes / j.tasks
from transcode_tasks t
join transcode_jobs j on j.id = t.job_id
join videos v on v.id = j.video_id
where t.state = 'WAITING';
