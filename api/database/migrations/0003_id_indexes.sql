CREATE INDEX "road_segment_id_index" ON "road_segment" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "building_id_index" ON "building" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "estate_id_index" ON "estate" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "incident_id_index" ON "incident" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "redevelopment_zone_id_index" ON "redevelopment_zone" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "service_point_id_index" ON "service_point" USING btree ("id","street_code");--> statement-breakpoint
CREATE INDEX "unit_id_index" ON "unit" USING btree ("id","street_code");