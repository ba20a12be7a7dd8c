drop table property_confidential;
drop table access_audit_log;
drop function append_only();
