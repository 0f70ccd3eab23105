create table seen as
select current_setting('statement_timeout') as statement_limit, current_setting('lock_timeout') as lock_limit;
