drop function audit_row();
drop table audit_logs;
