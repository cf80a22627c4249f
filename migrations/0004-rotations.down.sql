DROP TABLE rotation_event;
DROP TABLE rotation;
