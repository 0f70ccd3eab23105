-- The completed sessions of the READY videos of video-service's library.sql, numbers :from to :to: ids, owners and sizes come from
-- the numbers in the same way.

insert into upload.upload_sessions (id, video_id, owner_id, provider, provider_upload_id, status, source_file_key,
    source_mime, part_size_bytes, total_bytes, bytes_uploaded, job_id, storage_open, created_at, updated_at,
    expires_at)
select md5('session' || n)::uuid, video_id,
    case when n % 10 = 0 then ':agency' else 'bench-' || (n / 10 * 9 + n % 10) % :owners end,
    'S3_MULTIPART', 'bench-' || n, 'COMPLETED', 'videos/' || video_id || '/source.mp4', 'video/mp4',
    5242880, 1000000 + n, 1000000 + n, md5('job' || n)::uuid, false, at, at, at + interval '7 days'
from (select n, md5('video' || n)::uuid as video_id,
        now() - interval '1 year' * ((hashint4(n)::bigint + 2147483648) / 4294967296.0) as at
    from generate_series(:from, :to) as n where n % 1000 < 930) as ready;
