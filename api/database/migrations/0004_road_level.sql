ALTER TABLE "road_segment" ADD COLUMN "tunnel" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "road_segment" ADD COLUMN "level" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "road_segment" ADD CONSTRAINT "road_segment_level" CHECK ("road_segment"."level" BETWEEN -5 AND 5);