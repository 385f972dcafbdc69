CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"username" text,
	"role" text,
	"scope" text,
	"unit_street_code" text,
	"unit_id" integer,
	"is_demo" boolean DEFAULT false NOT NULL,
	"is_disabled" boolean DEFAULT false NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email" UNIQUE("email"),
	CONSTRAINT "account_username" UNIQUE("username"),
	CONSTRAINT "account_role" CHECK ("account"."role" IN ('wall','commander','planner','leader','handler','admin')),
	CONSTRAINT "account_scope" CHECK ("account"."scope" ~ '^([0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12}|[0-9]{15})?$'),
	CONSTRAINT "account_unit" CHECK (("account"."unit_id" IS NULL) = ("account"."unit_street_code" IS NULL)),
	CONSTRAINT "account_granted" CHECK (("account"."role" IS NULL) = ("account"."scope" IS NULL))
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" text PRIMARY KEY NOT NULL,
	"config_id" text DEFAULT 'default' NOT NULL,
	"name" text,
	"start" text,
	"prefix" text,
	"key" text NOT NULL,
	"reference_id" text NOT NULL,
	"refill_interval" integer,
	"refill_amount" integer,
	"last_refill_at" timestamp (3) with time zone,
	"enabled" boolean DEFAULT true,
	"rate_limit_enabled" boolean DEFAULT false,
	"rate_limit_time_window" integer,
	"rate_limit_max" integer,
	"request_count" integer DEFAULT 0,
	"remaining" integer,
	"last_request" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"permissions" text,
	"metadata" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_key_key" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"position" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"action" text NOT NULL,
	"actor_id" text,
	"actor" text NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"subject" text,
	"reason" text,
	"address" text,
	"detail" jsonb,
	CONSTRAINT "audit_action" CHECK ("audit"."action" IN ('signed_in','sign_in_failed','locked_out','signed_out','timed_out','password_changed','password_reset','session_revoked','account_created','account_changed','account_deleted','key_created','key_revoked','revealed','limits_changed','calendar_changed'))
);
--> statement-breakpoint
CREATE TABLE "credential" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credential_provider" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "idempotent_answer" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"status" integer,
	"body" text,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotent_answer_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "secret" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempt" (
	"username" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL,
	"locked_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incident_call" (
	"street_code" text NOT NULL,
	"incident_id" integer NOT NULL,
	"sequence" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"kind" text NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"acknowledge_due_at" timestamp (3) with time zone,
	"arrive_due_at" timestamp (3) with time zone,
	"acknowledged_at" timestamp (3) with time zone,
	"arrived_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "incident_call_street_code_incident_id_sequence_unit_id_pk" PRIMARY KEY("street_code","incident_id","sequence","unit_id"),
	CONSTRAINT "incident_call_kind" CHECK ("incident_call"."kind" IN ('dispatch','work_whistle','hard_case_whistle'))
);
--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "dispatched_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "urged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "urges" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "returns" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "reworks" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "completed_by" text;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "requested_verb" text;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "requested_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "merged_into" integer;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "callback_answered" boolean;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "callback_responded" boolean;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "callback_solved" boolean;--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "callback_satisfied" boolean;--> statement-breakpoint
ALTER TABLE "incident_event" ADD COLUMN "actor_id" text;--> statement-breakpoint
ALTER TABLE "incident_event" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident_event" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "incident_event" ADD COLUMN "charge_unit_id" integer;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_unit_street_code_unit_id_unit_street_code_id_fk" FOREIGN KEY ("unit_street_code","unit_id") REFERENCES "public"."unit"("street_code","id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_reference_id_account_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_account_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_call" ADD CONSTRAINT "incident_call_street_code_incident_id_incident_street_code_id_fk" FOREIGN KEY ("street_code","incident_id") REFERENCES "public"."incident"("street_code","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident_call" ADD CONSTRAINT "incident_call_street_code_unit_id_unit_street_code_id_fk" FOREIGN KEY ("street_code","unit_id") REFERENCES "public"."unit"("street_code","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_unit_index" ON "account" USING btree ("unit_street_code","unit_id");--> statement-breakpoint
CREATE INDEX "api_key_reference_index" ON "api_key" USING btree ("reference_id");--> statement-breakpoint
CREATE INDEX "api_key_config_index" ON "api_key" USING btree ("config_id");--> statement-breakpoint
CREATE INDEX "audit_at_index" ON "audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_place_index" ON "audit" USING btree ("place","position");--> statement-breakpoint
CREATE INDEX "credential_user_index" ON "credential" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idempotent_answer_at_index" ON "idempotent_answer" USING btree ("at");--> statement-breakpoint
CREATE INDEX "session_user_index" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_expires_index" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "verification_identifier_index" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "incident_call_unit_index" ON "incident_call" USING btree ("street_code","unit_id","ended_at");--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_street_code_merged_into_incident_street_code_id_fk" FOREIGN KEY ("street_code","merged_into") REFERENCES "public"."incident"("street_code","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "incident_merged_index" ON "incident" USING btree ("street_code","merged_into");--> statement-breakpoint
CREATE INDEX "incident_suspended_index" ON "incident" USING btree ("street_code","suspended_at") WHERE suspended_at IS NOT NULL;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_counts" CHECK (least("incident"."urges", "incident"."returns", "incident"."reworks") >= 0);--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_requested" CHECK (("incident"."requested_verb" IS NULL) = ("incident"."requested_due_at" IS NULL));--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_requested_verb" CHECK ("incident"."requested_verb" IN ('extend','suspend'));--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_merged" CHECK (("incident"."merged_into" IS NULL) OR "incident"."stage" = 'merged');--> statement-breakpoint
-- The audit is only added to; what is older than the six months it has to be kept may be removed.
CREATE FUNCTION audit_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.at < now() - interval '6 months' THEN RETURN OLD; END IF;
  END IF;
  RAISE EXCEPTION 'audit is a log: its entries are not edited' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_is_final BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_is_final();
--> statement-breakpoint
CREATE TRIGGER audit_is_kept BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_final();
--> statement-breakpoint
-- Every commit that appends to the log announces the last position it wrote.
CREATE FUNCTION incident_event_announced() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last bigint;
BEGIN
  SELECT max(position) INTO last FROM changed_rows;
  IF last IS NOT NULL THEN PERFORM pg_notify('incident', last::text); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER incident_event_announced AFTER INSERT ON incident_event REFERENCING NEW TABLE AS changed_rows FOR EACH STATEMENT EXECUTE FUNCTION incident_event_announced();
--> statement-breakpoint
-- What processes remember of who signed in is forgotten everywhere when it changes.
CREATE FUNCTION identity_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('identity', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER account_changed AFTER DELETE OR UPDATE OF name, username, role, scope, unit_street_code, unit_id, is_demo, is_disabled, must_change_password ON account FOR EACH STATEMENT EXECUTE FUNCTION identity_changed();
--> statement-breakpoint
CREATE TRIGGER session_ended AFTER DELETE OR UPDATE OF expires_at ON session FOR EACH STATEMENT EXECUTE FUNCTION identity_changed();
--> statement-breakpoint
CREATE TRIGGER api_key_changed AFTER DELETE OR UPDATE OF enabled, expires_at ON api_key FOR EACH STATEMENT EXECUTE FUNCTION identity_changed();
