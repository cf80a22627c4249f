DROP TABLE idempotency_record;
DROP TABLE service_token;
