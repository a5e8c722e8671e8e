-- Under another price book every month of an organization gets another value. With room on its page a row is changed in place,
-- without a new entry in either index; months are few, and what lies there already is laid out so as it is written again.
ALTER TABLE "UsageMonth" SET (fillfactor = 50);
