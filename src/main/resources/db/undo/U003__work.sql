drop table tasks;
drop table projects;
drop function tasks_follow_project();
drop function tasks_require_live_project();
