-- Every statement that changes rows counts up revision(street_code, kind), by whatever path it comes, and announces it.
-- The row's lock is held until commit: revisions of a street and kind move in the order of commits.
-- A count starts at the clock's milliseconds, so that a database made anew never repeats the revisions of an older one.
CREATE FUNCTION revision_bump(streets text[], changed_kind text) RETURNS void LANGUAGE sql AS $$
  INSERT INTO revision (street_code, kind, value)
  SELECT DISTINCT street, changed_kind, floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint
  FROM unnest(streets) AS street ORDER BY street
  ON CONFLICT (street_code, kind) DO UPDATE SET value = revision.value + 1;
  SELECT pg_notify('revision', street || ' ' || changed_kind) FROM unnest(streets) AS street;
$$;
--> statement-breakpoint
CREATE FUNCTION revision_of_rows() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE streets text[];
BEGIN
  SELECT array_agg(DISTINCT street_code) INTO streets FROM changed_rows;
  IF streets IS NOT NULL THEN PERFORM revision_bump(streets, TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION revision_of_shared_rows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM changed_rows) THEN PERFORM revision_bump(ARRAY[''], TG_ARGV[0]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION revision_of_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE revision SET value = value + 1 WHERE kind = TG_ARGV[0];
  RETURN NULL;
END $$;
--> statement-breakpoint
-- Transactions that write incidents take turns, so the log's positions grow in the order of commits:
-- who has read up to a position has missed nothing before it.
CREATE FUNCTION incident_in_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7321900158);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER incident_event_in_turn BEFORE INSERT ON incident_event FOR EACH STATEMENT EXECUTE FUNCTION incident_in_turn();
--> statement-breakpoint
CREATE TRIGGER incident_in_turn BEFORE INSERT OR UPDATE OR DELETE ON incident FOR EACH STATEMENT EXECUTE FUNCTION incident_in_turn();
--> statement-breakpoint
CREATE FUNCTION incident_event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'incident_event is a log: its entries are not edited' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER incident_event_is_final BEFORE UPDATE OF street_code, incident_id, sequence, position, at, verb, from_stage, to_stage, actor, actor_role, note, detail
  ON incident_event FOR EACH ROW EXECUTE FUNCTION incident_event_is_final();
--> statement-breakpoint
CREATE TRIGGER district_revision_insert AFTER INSERT ON district REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER district_revision_update AFTER UPDATE ON district REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER district_revision_delete AFTER DELETE ON district REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER district_revision_truncate AFTER TRUNCATE ON district FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('districts');
--> statement-breakpoint
CREATE TRIGGER dataset_revision_insert AFTER INSERT ON dataset REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER dataset_revision_update AFTER UPDATE ON dataset REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER dataset_revision_delete AFTER DELETE ON dataset REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('districts');
--> statement-breakpoint
CREATE TRIGGER dataset_revision_truncate AFTER TRUNCATE ON dataset FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('districts');
--> statement-breakpoint
CREATE TRIGGER community_revision_insert AFTER INSERT ON community REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('communities');
--> statement-breakpoint
CREATE TRIGGER community_revision_update AFTER UPDATE ON community REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('communities');
--> statement-breakpoint
CREATE TRIGGER community_revision_delete AFTER DELETE ON community REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('communities');
--> statement-breakpoint
CREATE TRIGGER community_revision_truncate AFTER TRUNCATE ON community FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('communities');
--> statement-breakpoint
CREATE TRIGGER grid_revision_insert AFTER INSERT ON grid REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('grids');
--> statement-breakpoint
CREATE TRIGGER grid_revision_update AFTER UPDATE ON grid REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('grids');
--> statement-breakpoint
CREATE TRIGGER grid_revision_delete AFTER DELETE ON grid REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('grids');
--> statement-breakpoint
CREATE TRIGGER grid_revision_truncate AFTER TRUNCATE ON grid FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('grids');
--> statement-breakpoint
CREATE TRIGGER estate_revision_insert AFTER INSERT ON estate REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('estates');
--> statement-breakpoint
CREATE TRIGGER estate_revision_update AFTER UPDATE ON estate REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('estates');
--> statement-breakpoint
CREATE TRIGGER estate_revision_delete AFTER DELETE ON estate REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('estates');
--> statement-breakpoint
CREATE TRIGGER estate_revision_truncate AFTER TRUNCATE ON estate FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('estates');
--> statement-breakpoint
CREATE TRIGGER building_revision_insert AFTER INSERT ON building REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('buildings');
--> statement-breakpoint
CREATE TRIGGER building_revision_update AFTER UPDATE ON building REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('buildings');
--> statement-breakpoint
CREATE TRIGGER building_revision_delete AFTER DELETE ON building REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('buildings');
--> statement-breakpoint
CREATE TRIGGER building_revision_truncate AFTER TRUNCATE ON building FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('buildings');
--> statement-breakpoint
CREATE TRIGGER redevelopment_zone_revision_insert AFTER INSERT ON redevelopment_zone REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_zone_revision_update AFTER UPDATE ON redevelopment_zone REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_zone_revision_delete AFTER DELETE ON redevelopment_zone REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_zone_revision_truncate AFTER TRUNCATE ON redevelopment_zone FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_milestone_revision_insert AFTER INSERT ON redevelopment_milestone REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_milestone_revision_update AFTER UPDATE ON redevelopment_milestone REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_milestone_revision_delete AFTER DELETE ON redevelopment_milestone REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER redevelopment_milestone_revision_truncate AFTER TRUNCATE ON redevelopment_milestone FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('redevelopment-zones');
--> statement-breakpoint
CREATE TRIGGER road_segment_revision_insert AFTER INSERT ON road_segment REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('roads');
--> statement-breakpoint
CREATE TRIGGER road_segment_revision_update AFTER UPDATE ON road_segment REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('roads');
--> statement-breakpoint
CREATE TRIGGER road_segment_revision_delete AFTER DELETE ON road_segment REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('roads');
--> statement-breakpoint
CREATE TRIGGER road_segment_revision_truncate AFTER TRUNCATE ON road_segment FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('roads');
--> statement-breakpoint
CREATE TRIGGER base_feature_revision_insert AFTER INSERT ON base_feature REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('base-features');
--> statement-breakpoint
CREATE TRIGGER base_feature_revision_update AFTER UPDATE ON base_feature REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('base-features');
--> statement-breakpoint
CREATE TRIGGER base_feature_revision_delete AFTER DELETE ON base_feature REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('base-features');
--> statement-breakpoint
CREATE TRIGGER base_feature_revision_truncate AFTER TRUNCATE ON base_feature FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('base-features');
--> statement-breakpoint
CREATE TRIGGER service_point_revision_insert AFTER INSERT ON service_point REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('service-points');
--> statement-breakpoint
CREATE TRIGGER service_point_revision_update AFTER UPDATE ON service_point REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('service-points');
--> statement-breakpoint
CREATE TRIGGER service_point_revision_delete AFTER DELETE ON service_point REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('service-points');
--> statement-breakpoint
CREATE TRIGGER service_point_revision_truncate AFTER TRUNCATE ON service_point FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('service-points');
--> statement-breakpoint
CREATE TRIGGER unit_revision_insert AFTER INSERT ON unit REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('units');
--> statement-breakpoint
CREATE TRIGGER unit_revision_update AFTER UPDATE ON unit REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('units');
--> statement-breakpoint
CREATE TRIGGER unit_revision_delete AFTER DELETE ON unit REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('units');
--> statement-breakpoint
CREATE TRIGGER unit_revision_truncate AFTER TRUNCATE ON unit FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('units');
--> statement-breakpoint
CREATE TRIGGER incident_revision_insert AFTER INSERT ON incident REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_revision_update AFTER UPDATE ON incident REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_revision_delete AFTER DELETE ON incident REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_revision_truncate AFTER TRUNCATE ON incident FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_event_revision_insert AFTER INSERT ON incident_event REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_event_revision_update AFTER UPDATE ON incident_event REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_event_revision_delete AFTER DELETE ON incident_event REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_rows('incidents');
--> statement-breakpoint
CREATE TRIGGER incident_event_revision_truncate AFTER TRUNCATE ON incident_event FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('incidents');
--> statement-breakpoint
CREATE TRIGGER category_revision_insert AFTER INSERT ON category REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER category_revision_update AFTER UPDATE ON category REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER category_revision_delete AFTER DELETE ON category REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER category_revision_truncate AFTER TRUNCATE ON category FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('categories');
--> statement-breakpoint
CREATE TRIGGER work_calendar_revision_insert AFTER INSERT ON work_calendar REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER work_calendar_revision_update AFTER UPDATE ON work_calendar REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER work_calendar_revision_delete AFTER DELETE ON work_calendar REFERENCING OLD TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION revision_of_shared_rows('categories');
--> statement-breakpoint
CREATE TRIGGER work_calendar_revision_truncate AFTER TRUNCATE ON work_calendar FOR EACH STATEMENT EXECUTE FUNCTION revision_of_truncate('categories');
