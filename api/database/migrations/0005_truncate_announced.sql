-- A TRUNCATE is counted for every street that ever had rows of the kind, and announced like any other change.
CREATE OR REPLACE FUNCTION revision_of_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE streets text[];
BEGIN
  SELECT array_agg(street_code) INTO streets FROM revision WHERE kind = TG_ARGV[0];
  IF streets IS NOT NULL THEN PERFORM revision_bump(streets, TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;
