create view mart.source as
select source_id, name as source_name, kind as source_kind, home, jobcenter_id, quiet_days, active from core.source;
