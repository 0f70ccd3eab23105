create table notes as select id, now() as noted_at from videos;
select pg_sleep(5);
