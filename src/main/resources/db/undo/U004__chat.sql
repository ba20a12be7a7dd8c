drop table messages;
drop table channel_members;
drop trigger projects_channels_follow on projects;
drop table channels;
drop function messages_count_replies();
drop function messages_require_live_channel();
drop function channels_follow_project();
drop function channels_require_live_project();
