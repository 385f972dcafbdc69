-- The pairs of neighbouring characters of a text, in lower case: a text that has another in it has all its pairs. Words of
-- Chinese are two characters long as a rule, which trigrams find badly; and this needs no extension.
CREATE FUNCTION bigrams(words text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  lowered text := lower(words);
  pairs text[] := '{}';
BEGIN
  FOR place IN 1 .. length(lowered) - 1 LOOP pairs[place] := substr(lowered, place, 2); END LOOP;
  RETURN pairs;
END $$;
--> statement-breakpoint
CREATE INDEX "incident_text_index" ON "incident" USING gin (bigrams(shown_description || ' ' || code || ' ' || coalesce(shown_address, '')));