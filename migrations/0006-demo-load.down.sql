DROP TABLE demo_load;
