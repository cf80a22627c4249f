DROP TABLE role_filling;
DROP TABLE team_member;
DROP TABLE team;
DROP TABLE skill;
DROP TABLE person;
DROP TABLE department;
