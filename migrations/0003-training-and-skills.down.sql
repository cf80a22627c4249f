DROP TABLE skill_claim;
DROP TABLE certificate;
DROP TABLE enrolment;
DROP TABLE training_session;
DROP TABLE course;
