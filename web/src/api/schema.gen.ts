// Generated from openapi.json by `npm run api`. Do not edit.
export interface paths {
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place Call
         * @description Calls a number from the desk. Emergency numbers always go out.
         */
        post: operations["placeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Call
         * @description Takes the call that rings.
         */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/hang-up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hang Up Call
         * @description Ends the call.
         */
        post: operations["hangUpCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold Call
         * @description The caller hears music.
         */
        post: operations["holdCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Keys
         * @description Sends tones to the caller's side.
         */
        post: operations["sendKeys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Call
         * @description Takes the caller back from hold.
         */
        post: operations["resumeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/voicemail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Voicemail
         * @description A machine answered the call that was placed.
         */
        post: operations["markVoicemail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/wrap-up/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Extend Wrap Up
         * @description More time for the wrap-up.
         */
        post: operations["extendWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call_id}/wrap-up/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Wrap Up
         * @description Ends the wrap-up of a call out that nobody answered, documented or not.
         */
        post: operations["finishWrapUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Customers
         * @description Customers by name; `search` finds parts of names and numbers.
         */
        get: operations["listCustomers"];
        put?: never;
        /**
         * Create Customer
         * @description Notes a customer down; earlier interactions of the numbers become this customer's.
         */
        post: operations["createCustomer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Customer
         * @description One customer.
         */
        get: operations["getCustomer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Customer
         * @description Changes a customer; what is left out stays.
         */
        patch: operations["changeCustomer"];
        trace?: never;
    };
    "/api/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Demo
         * @description Lines to call, customers to call as, dialogues to speak.
         */
        get: operations["getDemo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place Demo Call
         * @description Places a real call into the company's own line.
         */
        post: operations["placeDemoCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/demo/calls/{demo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Demo Call
         * @description The customer hangs up.
         */
        delete: operations["endDemoCall"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue Phone
         * @description Short-lived credentials for the browser's audio leg. Refused while another desk of the operator has the phone.
         */
        post: operations["issuePhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Presence
         * @description Available, on a break, or off.
         */
        put: operations["setPresence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Hours
         * @description All opening hours, and whether they are open now.
         */
        get: operations["listHours"];
        put?: never;
        /**
         * Create Hours
         * @description New opening hours, of no line yet.
         */
        post: operations["createHours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holidays
         * @description The public holidays of the company's country, of this year and the next.
         */
        get: operations["listHolidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/{hours_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Hours
         * @description Acts on calls that come from now on.
         */
        put: operations["changeHours"];
        post?: never;
        /**
         * Delete Hours
         * @description Only those of no line.
         */
        delete: operations["deleteHours"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hours/{hours_id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Override Hours
         * @description Open or closed now, whatever the hours say.
         */
        put: operations["overrideHours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Interactions
         * @description Interactions that the user may see, newest first. `from` and `to` bound the arrival, half open.
         */
        get: operations["listInteractions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{interaction_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Interaction
         * @description One interaction with its facts, notes and recording.
         */
        get: operations["getInteraction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{interaction_id}/documentation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Document Interaction
         * @description Sets reason and outcome; `finish` ends the wrap-up.
         */
        put: operations["documentInteraction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{interaction_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Notes
         * @description The notes; empty with revision 0 before the first are saved.
         */
        get: operations["getNotes"];
        /**
         * Save Notes
         * @description Saves the notes if nobody saved since `revision` was read.
         */
        put: operations["saveNotes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/interactions/{interaction_id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Play Recording
         * @description The recording; each listening is written down.
         */
        get: operations["playRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Lines
         * @description The company's numbers.
         */
        get: operations["listLines"];
        put?: never;
        /**
         * Create Line
         * @description A number that can be called from now on.
         */
        post: operations["createLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lines/{line_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Line
         * @description Acts on calls that come from now on; the number stays.
         */
        put: operations["changeLine"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Live
         * @description What is live now, as the user may see it. GET /events streams the same and its changes.
         */
        get: operations["getLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Me
         * @description Changes one's own language.
         */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Password
         * @description Changes one's own password. Ends all other sessions of the account.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Outcomes
         * @description Outcomes in the user's language.
         */
        get: operations["listOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outgoing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Outgoing
         * @description What keeps calls out within bounds.
         */
        get: operations["getOutgoingLimits"];
        /**
         * Set Outgoing
         * @description Sets the limits; they act at once.
         */
        put: operations["setOutgoingLimits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People
         * @description Everyone who has or had an account.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Create Person
         * @description Creates an account.
         */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Person
         * @description Changes an account; what is left out stays.
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/people/{person_id}/abilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Abilities
         * @description Skills with levels, and spoken languages.
         */
        get: operations["getAbilities"];
        /**
         * Set Abilities
         * @description Sets skills and spoken languages; they count at once for calls that wait.
         */
        put: operations["setAbilities"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Queues
         * @description The company's queues.
         */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{queue_id}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Routing
         * @description Who takes the queue's calls.
         */
        get: operations["getRouting"];
        /**
         * Set Routing
         * @description Chooses who takes the queue's calls, also those that wait now.
         */
        put: operations["setRouting"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reasons
         * @description Contact reasons in the user's language.
         */
        get: operations["listReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Session
         * @description Who is signed in. Sets the CSRF cookie; works without signing in.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign In
         * @description Starts a session.
         */
        post: operations["signIn"];
        /**
         * Sign Out
         * @description Ends the session, its live streams and its phone.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Skills
         * @description What operators learn and queues ask for.
         */
        get: operations["listSkills"];
        put?: never;
        /**
         * Create Skill
         * @description Creates a skill.
         */
        post: operations["createSkill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{skill_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Skill
         * @description Renames a skill, or keeps operators with it back.
         */
        put: operations["changeSkill"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Abilities
         * @description What a person can do, and the languages in which he or she takes calls.
         */
        Abilities: {
            /** Languages */
            languages: ("ro" | "en")[];
            /** Skills */
            skills: components["schemas"]["Level"][];
        };
        /** Customer */
        Customer: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Last Contact At */
            last_contact_at: string | null;
            /** Name */
            name: string;
            /** Phones */
            phones: components["schemas"]["Phone"][];
        };
        /**
         * CustomerChange
         * @description What is left out stays as it is.
         */
        CustomerChange: {
            /** Name */
            name?: string | null;
            /** Phones */
            phones?: string[] | null;
        };
        /**
         * CustomerNew
         * @description `phones` as people write them; `call_id`: the call in which the customer is noted down.
         */
        CustomerNew: {
            /** Call Id */
            call_id?: string | null;
            /** Name */
            name: string;
            /**
             * Phones
             * @default []
             */
            phones: string[];
        };
        /** CustomerPage */
        CustomerPage: {
            /** Items */
            items: components["schemas"]["Customer"][];
            /** Next */
            next: string | null;
        };
        /**
         * CustomerQuery
         * @description `search` finds parts of names and numbers.
         */
        CustomerQuery: {
            /**
             * Cursor
             * @default
             */
            cursor: string;
            /**
             * Limit
             * @default 50
             */
            limit: number;
            /**
             * Search
             * @default
             */
            search: string;
        };
        /** Demo */
        Demo: {
            /** Callers */
            callers: components["schemas"]["DemoCaller"][];
            /** Dialogues */
            dialogues: components["schemas"]["DemoDialogue"][];
            /** Lines */
            lines: components["schemas"]["Line"][];
        };
        /** DemoCall */
        DemoCall: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * DemoCallNew
         * @description `number`: who calls, in any national or international form; "" withheld.
         */
        DemoCallNew: {
            /** Dialogue Id */
            dialogue_id: string;
            /**
             * Line Id
             * Format: uuid
             */
            line_id: string;
            /**
             * Number
             * @default
             */
            number: string;
        };
        /**
         * DemoCaller
         * @description A known customer to call as; `number` in E.164.
         */
        DemoCaller: {
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
        };
        /** DemoDialogue */
        DemoDialogue: {
            /** Id */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Text */
            text: components["schemas"]["DemoLine"][];
            /** Title */
            title: string;
        };
        /**
         * DemoLine
         * @description `seconds_from`: about when the sentence begins, counted from the answer.
         */
        DemoLine: {
            /** Seconds From */
            seconds_from: number;
            /** Text */
            text: string;
            /**
             * Who
             * @constant
             */
            who: "customer";
        };
        /**
         * Desk
         * @description `desk`: an id that this browser keeps. One desk has an operator's phone: `take` takes it from another one.
         */
        Desk: {
            /** Desk */
            desk: string;
            /**
             * Take
             * @default false
             */
            take: boolean;
        };
        /**
         * Dial
         * @description `number` as people write it; `line_id`: whose number is shown, else the first line of one's queues.
         */
        Dial: {
            /** Line Id */
            line_id?: string | null;
            /** Number */
            number: string;
        };
        /**
         * Dialled
         * @description The new call's id.
         */
        Dialled: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
        };
        /**
         * Documentation
         * @description `finish` ends the wrap-up.
         */
        Documentation: {
            /** Finish */
            finish: boolean;
            /**
             * Outcome Id
             * Format: uuid
             */
            outcome_id: string;
            /**
             * Reason Id
             * Format: uuid
             */
            reason_id: string;
        };
        /** EngineState */
        EngineState: {
            /** Up */
            up: boolean;
        };
        /**
         * Error
         * @description `code` is stable, `message` is in the user's language, `params` are the values in it.
         */
        Error: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Params */
            params: {
                [key: string]: string | number | string[];
            };
        };
        /**
         * Fact
         * @description `text`: a sentence in the reader's language. `why`: why this operator was offered the call.
         */
        Fact: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Duration S */
            duration_s: number | null;
            /** Kind */
            kind: string;
            /** N */
            n: number;
            operator: components["schemas"]["Named"] | null;
            /** Text */
            text: string;
            /** Why */
            why: string | null;
        };
        /** Holiday */
        Holiday: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /** Name */
            name: string;
        };
        /**
         * HoursChange
         * @description `week`: the spans of seven days, Monday first. `holidays`: closed on the country's public holidays.
         */
        HoursChange: {
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["HoursDay"][];
            /**
             * Holidays
             * @default true
             */
            holidays: boolean;
            /** Name */
            name: string;
            /** Week */
            week: number[][][];
            /** Zone */
            zone: string;
        };
        /**
         * HoursDay
         * @description A day that differs; no spans: closed.
         */
        HoursDay: {
            /**
             * Day
             * Format: date
             */
            day: string;
            /**
             * Name
             * @default
             */
            name: string;
            /** Spans */
            spans: number[][];
        };
        /**
         * HoursOverride
         * @description `now` null: as the hours say again. `until` null: until somebody ends it.
         */
        HoursOverride: {
            /** Now */
            now: ("open" | "closed") | null;
            /** Until */
            until?: string | null;
        };
        /**
         * IceServer
         * @description As RTCPeerConnection takes it; user name and credential are empty for STUN.
         */
        IceServer: {
            /**
             * Credential
             * @default
             */
            credential: string;
            /** Urls */
            urls: string[];
            /**
             * Username
             * @default
             */
            username: string;
        };
        /** InteractionDetail */
        InteractionDetail: {
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            customer: components["schemas"]["Named"] | null;
            /**
             * Direction
             * @enum {string}
             */
            direction: "in" | "out";
            /** Documented */
            documented: boolean;
            /** Ended At */
            ended_at: string | null;
            /** Facts */
            facts: components["schemas"]["Fact"][];
            /** Has Notes */
            has_notes: boolean;
            /** Has Recording */
            has_recording: boolean;
            /** Hold S */
            hold_s: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Line Name */
            line_name: string;
            /** May Document */
            may_document: boolean;
            /** May Open */
            may_open: boolean;
            notes: components["schemas"]["Notes"];
            /** Number Shown */
            number_shown: string;
            operator: components["schemas"]["Named"] | null;
            outcome: components["schemas"]["Named"] | null;
            /** Queue Name */
            queue_name: string | null;
            reason: components["schemas"]["Named"] | null;
            recording: components["schemas"]["Recording"];
            /**
             * Result
             * @enum {string}
             */
            result: "answered" | "abandoned" | "abandoned_in_greeting" | "not_in_use" | "closed" | "line_lost" | "open" | "busy" | "no_answer" | "refused" | "unreachable" | "voicemail" | "cancelled";
            /** Talk S */
            talk_s: number;
            /** Wait S */
            wait_s: number | null;
            /** Wrap Up S */
            wrap_up_s: number;
        };
        /** InteractionPage */
        InteractionPage: {
            /** Items */
            items: components["schemas"]["InteractionRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * InteractionQuery
         * @description `from` and `to` bound the arrival, half open. `search`: parts of a name or a number.
         */
        InteractionQuery: {
            /**
             * Cursor
             * @default
             */
            cursor: string;
            /** Customer Id */
            customer_id?: string | null;
            /** Direction */
            direction?: ("in" | "out") | null;
            /** From */
            from?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit: number;
            /** Line Id */
            line_id?: string | null;
            /** Operator Id */
            operator_id?: string | null;
            /**
             * Search
             * @default
             */
            search: string;
            /** To */
            to?: string | null;
            /**
             * Undocumented
             * @default false
             */
            undocumented: boolean;
        };
        /**
         * InteractionRow
         * @description Durations in seconds. `number_shown`: "" when withheld or erased. `may_open`: the details are readable.
         */
        InteractionRow: {
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            customer: components["schemas"]["Named"] | null;
            /**
             * Direction
             * @enum {string}
             */
            direction: "in" | "out";
            /** Documented */
            documented: boolean;
            /** Ended At */
            ended_at: string | null;
            /** Has Notes */
            has_notes: boolean;
            /** Has Recording */
            has_recording: boolean;
            /** Hold S */
            hold_s: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Line Name */
            line_name: string;
            /** May Open */
            may_open: boolean;
            /** Number Shown */
            number_shown: string;
            operator: components["schemas"]["Named"] | null;
            outcome: components["schemas"]["Named"] | null;
            /** Queue Name */
            queue_name: string | null;
            reason: components["schemas"]["Named"] | null;
            /**
             * Result
             * @enum {string}
             */
            result: "answered" | "abandoned" | "abandoned_in_greeting" | "not_in_use" | "closed" | "line_lost" | "open" | "busy" | "no_answer" | "refused" | "unreachable" | "voicemail" | "cancelled";
            /** Talk S */
            talk_s: number;
            /** Wait S */
            wait_s: number | null;
            /** Wrap Up S */
            wrap_up_s: number;
        };
        /** Keys */
        Keys: {
            /** Digits */
            digits: string;
        };
        /**
         * Level
         * @description A skill learnt or asked for, from 1 (beginner) to 5.
         */
        Level: {
            /** Level */
            level: number;
            /**
             * Skill Id
             * Format: uuid
             */
            skill_id: string;
        };
        /**
         * Line
         * @description `number` in E.164, `number_shown` as people of the company's country write it.
         */
        Line: {
            /** Hours Id */
            hours_id: string | null;
            /** Hours Name */
            hours_name: string;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
            /**
             * Queue Id
             * Format: uuid
             */
            queue_id: string;
            /** Queue Name */
            queue_name: string;
            /** Recorded */
            recorded: boolean;
        };
        /**
         * LineChange
         * @description `hours_id` null: always open.
         */
        LineChange: {
            /** Hours Id */
            hours_id?: string | null;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /**
             * Queue Id
             * Format: uuid
             */
            queue_id: string;
            /**
             * Recorded
             * @default true
             */
            recorded: boolean;
        };
        /**
         * LineNew
         * @description `number` as people write it.
         */
        LineNew: {
            /** Hours Id */
            hours_id?: string | null;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /** Number */
            number: string;
            /**
             * Queue Id
             * Format: uuid
             */
            queue_id: string;
            /**
             * Recorded
             * @default true
             */
            recorded: boolean;
        };
        /**
         * LiveAlert
         * @description An operator's calls out that the limits refused within the last hour.
         */
        LiveAlert: {
            /** Count */
            count: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "alert";
            /**
             * Last
             * Format: date-time
             */
            last: string;
            /** Name */
            name: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Why
             * @enum {string}
             */
            why: "not_allowed" | "too_many_at_once" | "too_many_this_hour";
        };
        /**
         * LiveCall
         * @description `until`: end of ring, of the hold for a lost operator, or of wrap-up. `number`: E.164, "" withheld.
         */
        LiveCall: {
            /** Answered At */
            answered_at: string | null;
            /**
             * Arrived At
             * Format: date-time
             */
            arrived_at: string;
            customer: components["schemas"]["Named"] | null;
            /**
             * Direction
             * @enum {string}
             */
            direction: "in" | "out";
            /** Ended At */
            ended_at: string | null;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "call";
            /**
             * Line
             * Format: uuid
             */
            line: string;
            /** Line Name */
            line_name: string;
            /** Not Reached */
            not_reached: ("busy" | "no_answer" | "refused" | "unreachable") | null;
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
            /** Offer */
            offer: number;
            /** Operator */
            operator: string | null;
            /** Operator Name */
            operator_name: string | null;
            /**
             * Phase
             * @enum {string}
             */
            phase: "dialing" | "greeting" | "waiting" | "offered" | "connecting" | "talking" | "held" | "operator_lost" | "wrap_up";
            /**
             * Queue
             * Format: uuid
             */
            queue: string;
            /** Queue Name */
            queue_name: string;
            /** Queued At */
            queued_at: string | null;
            /** Recording */
            recording: boolean;
            /** Rings */
            rings: boolean;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Until */
            until: string | null;
            /** Voicemail */
            voicemail: boolean;
        };
        /**
         * LiveChange
         * @description `event: change` of GET /events: replace what is in `set`, remove what is in `gone`.
         */
        LiveChange: {
            /** @default null */
            engine: components["schemas"]["EngineState"] | null;
            gone: components["schemas"]["LiveGone"];
            /** Seq */
            seq: number;
            set: components["schemas"]["LiveSet"];
        };
        /** LiveDemo */
        LiveDemo: {
            /** Cause */
            cause: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "demo";
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /** Speaking Since */
            speaking_since: string | null;
            /**
             * State
             * @enum {string}
             */
            state: "dialing" | "answered" | "ended";
        };
        /** LiveGone */
        LiveGone: {
            /**
             * Alerts
             * @default []
             */
            alerts: string[];
            /**
             * Calls
             * @default []
             */
            calls: string[];
            /**
             * Demos
             * @default []
             */
            demos: string[];
            /**
             * Operators
             * @default []
             */
            operators: string[];
            /**
             * Queues
             * @default []
             */
            queues: string[];
            /**
             * Sites
             * @default []
             */
            sites: string[];
        };
        /**
         * LiveNotice
         * @description `event: notice` of GET /events: fetch again what shows it; an empty id means any.
         */
        LiveNotice: {
            /** Id */
            id: string;
            /**
             * Topic
             * @enum {string}
             */
            topic: "interaction" | "customer" | "people" | "session";
        };
        /**
         * LiveOperator
         * @description `phone`: the audio is up, at `desk` (an id that each browser keeps) since `phone_since`.
         */
        LiveOperator: {
            /** Call */
            call: string | null;
            /** Desk */
            desk: string;
            /**
             * Engaged
             * @enum {string}
             */
            engaged: "no" | "dialing" | "ringing" | "talking" | "wrap_up";
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "operator";
            /** Name */
            name: string;
            /** Phone */
            phone: boolean;
            /** Phone Since */
            phone_since: string | null;
            /**
             * Since
             * Format: date-time
             */
            since: string;
            /**
             * Status
             * @enum {string}
             */
            status: "off" | "available" | "break" | "not_answering";
            /**
             * Why
             * @enum {string}
             */
            why: "chosen" | "no_answer" | "phone_lost" | "signed_out";
        };
        /** LiveQueue */
        LiveQueue: {
            /** Available */
            available: number;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "queue";
            /** Name */
            name: string;
            /** Oldest */
            oldest: string | null;
            /** Waiting */
            waiting: number;
        };
        /** LiveSet */
        LiveSet: {
            /**
             * Alerts
             * @default {}
             */
            alerts: {
                [key: string]: components["schemas"]["LiveAlert"];
            };
            /**
             * Calls
             * @default {}
             */
            calls: {
                [key: string]: components["schemas"]["LiveCall"];
            };
            /**
             * Demos
             * @default {}
             */
            demos: {
                [key: string]: components["schemas"]["LiveDemo"];
            };
            /**
             * Operators
             * @default {}
             */
            operators: {
                [key: string]: components["schemas"]["LiveOperator"];
            };
            /**
             * Queues
             * @default {}
             */
            queues: {
                [key: string]: components["schemas"]["LiveQueue"];
            };
            /**
             * Sites
             * @default {}
             */
            sites: {
                [key: string]: components["schemas"]["LiveSite"];
            };
        };
        /** LiveSite */
        LiveSite: {
            /** Disk Low */
            disk_low: boolean;
            /** Id */
            id: string;
            /**
             * Kind
             * @constant
             */
            kind: "site";
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * LiveSnapshot
         * @description The entities by id. `epoch` and `seq` are the same as in the ids of the event stream.
         */
        LiveSnapshot: {
            /** Alerts */
            alerts: {
                [key: string]: components["schemas"]["LiveAlert"];
            };
            /** Calls */
            calls: {
                [key: string]: components["schemas"]["LiveCall"];
            };
            /** Demos */
            demos: {
                [key: string]: components["schemas"]["LiveDemo"];
            };
            engine: components["schemas"]["EngineState"];
            /** Epoch */
            epoch: string;
            /** Operators */
            operators: {
                [key: string]: components["schemas"]["LiveOperator"];
            };
            /** Queues */
            queues: {
                [key: string]: components["schemas"]["LiveQueue"];
            };
            /** Seq */
            seq: number;
            /** Sites */
            sites: {
                [key: string]: components["schemas"]["LiveSite"];
            };
        };
        /** Me */
        Me: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /** Permissions */
            permissions: string[];
            /**
             * Role
             * @enum {string}
             */
            role: "operator" | "supervisor" | "planner" | "administrator";
            /** Username */
            username: string;
        };
        /** MeChange */
        MeChange: {
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
        };
        /** Named */
        Named: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** Notes */
        Notes: {
            /** Revision */
            revision: number;
            /** Saved At */
            saved_at: string | null;
            /** Text */
            text: string;
        };
        /**
         * NotesChange
         * @description `revision`: the one that was read; saving makes the next.
         */
        NotesChange: {
            /** Revision */
            revision: number;
            /** Text */
            text: string;
        };
        /**
         * Offer
         * @description `offer`: the number of the offer that is answered, so that a late key press takes no other one.
         */
        Offer: {
            /** Offer */
            offer: number;
        };
        /**
         * OpeningHoursOut
         * @description `open` now; `opens_at`: the next moment at which it is open, null when none is in sight.
         */
        OpeningHoursOut: {
            /**
             * Days
             * @default []
             */
            days: components["schemas"]["HoursDay"][];
            /**
             * Holidays
             * @default true
             */
            holidays: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Lines */
            lines: string[];
            /** Name */
            name: string;
            /** Open */
            open: boolean;
            /** Opens At */
            opens_at: string | null;
            /** Override */
            override: ("open" | "closed") | null;
            /** Override Until */
            override_until: string | null;
            /** Week */
            week: number[][][];
            /** Zone */
            zone: string;
        };
        /** Outcome */
        Outcome: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * OutgoingLimits
         * @description `allowed`, `barred`: beginnings of numbers in E.164 ("+" every number), of which the longest that fits decides.
         *     `at_once`: calls out of the whole company; `per_hour`: calls one person places; `ring_s`: how long it rings.
         */
        OutgoingLimits: {
            /** Allowed */
            allowed: string[];
            /** At Once */
            at_once: number;
            /** Barred */
            barred: string[];
            /** Per Hour */
            per_hour: number;
            /** Ring S */
            ring_s: number;
        };
        /** PasswordChange */
        PasswordChange: {
            /** Current */
            current: string;
            /** New */
            new: string;
        };
        /** Person */
        Person: {
            /** Active */
            active: boolean;
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /** Queue Ids */
            queue_ids: string[];
            /**
             * Role
             * @enum {string}
             */
            role: "operator" | "supervisor" | "planner" | "administrator";
            /** Username */
            username: string;
        };
        /**
         * PersonChange
         * @description What is left out stays as it is.
         */
        PersonChange: {
            /** Active */
            active?: boolean | null;
            /** Language */
            language?: ("ro" | "en") | null;
            /** Name */
            name?: string | null;
            /** Password */
            password?: string | null;
            /** Queue Ids */
            queue_ids?: string[] | null;
            /** Role */
            role?: ("operator" | "supervisor" | "planner" | "administrator") | null;
        };
        /** PersonNew */
        PersonNew: {
            /**
             * Language
             * @enum {string}
             */
            language: "ro" | "en";
            /** Name */
            name: string;
            /** Password */
            password: string;
            /**
             * Queue Ids
             * @default []
             */
            queue_ids: string[];
            /**
             * Role
             * @enum {string}
             */
            role: "operator" | "supervisor" | "planner" | "administrator";
            /** Username */
            username: string;
        };
        /**
         * Phone
         * @description `number` in E.164, `number_shown` as people of the company's country write it.
         */
        Phone: {
            /** Number */
            number: string;
            /** Number Shown */
            number_shown: string;
        };
        /**
         * PhoneCredentials
         * @description For one SIP call over `/sip`; dies `expires_s` seconds unused, or with the call.
         */
        PhoneCredentials: {
            /** Domain */
            domain: string;
            /** Expires S */
            expires_s: number;
            /**
             * Ice Servers
             * @default []
             */
            ice_servers: components["schemas"]["IceServer"][];
            /** Password */
            password: string;
            /** Target */
            target: string;
            /** Username */
            username: string;
        };
        /** Presence */
        Presence: {
            /**
             * Status
             * @enum {string}
             */
            status: "available" | "break" | "off";
        };
        /** Queue */
        Queue: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
        };
        /** Reason */
        Reason: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /** Name */
            name: string;
            /** Shortcut */
            shortcut: string | null;
        };
        /**
         * Recording
         * @description `peaks_left` the customer's loudness, `peaks_right` the operator's: 400 points of 0..1 when ready.
         */
        Recording: {
            /** Duration S */
            duration_s: number;
            /** May Listen */
            may_listen: boolean;
            /** Peaks Left */
            peaks_left: number[];
            /** Peaks Right */
            peaks_right: number[];
            /**
             * State
             * @enum {string}
             */
            state: "none" | "pending" | "ready" | "lost";
        };
        /**
         * Routing
         * @description Who takes a queue's calls. `priority_s`: a head start of its calls before other queues'. `last_operator_s`: how
         *     long a call waits for the operator who spoke with the customer last.
         */
        Routing: {
            /** By Language */
            by_language: boolean;
            /** Last Operator S */
            last_operator_s: number;
            /** Needs */
            needs: components["schemas"]["Level"][];
            /**
             * Order
             * @enum {string}
             */
            order: "longest_idle" | "fewest_today" | "level_first";
            /** Preferred */
            preferred: string[];
            /** Priority S */
            priority_s: number;
            /** Relax */
            relax: components["schemas"]["Step"][];
            /** Target S */
            target_s: number;
        };
        /** Session */
        Session: {
            /** Demo */
            demo: boolean;
            /**
             * Languages
             * @default [
             *       "ro",
             *       "en"
             *     ]
             */
            languages: ("ro" | "en")[];
            user: components["schemas"]["Me"] | null;
        };
        /** SignIn */
        SignIn: {
            /** Password */
            password: string;
            /** Username */
            username: string;
        };
        /** Skill */
        Skill: {
            /**
             * Id
             * Format: uuid
             */
            id: string;
            /**
             * Keep
             * @default 0
             */
            keep: number;
            /**
             * Keep Until S
             * @default 120
             */
            keep_until_s: number;
            /** Name */
            name: string;
        };
        /**
         * SkillChange
         * @description `keep`: so many free operators with the skill are kept for calls that need it; others get them after waiting
         *     `keep_until_s`. 0: none are kept.
         */
        SkillChange: {
            /**
             * Keep
             * @default 0
             */
            keep: number;
            /**
             * Keep Until S
             * @default 120
             */
            keep_until_s: number;
            /** Name */
            name: string;
        };
        /**
         * Step
         * @description After so much waiting levels that are `lower` lower will do, `without`: no skill at all is needed.
         */
        Step: {
            /** After S */
            after_s: number;
            /**
             * Lower
             * @default 1
             */
            lower: number;
            /**
             * Without
             * @default false
             */
            without: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    placeCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dial"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dialled"];
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    answerCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Offer"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    hangUpCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    holdCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    sendKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Keys"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    resumeCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    markVoicemail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    extendWrapUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    finishWrapUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Gateway Timeout */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                search?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
        };
    };
    createCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeCustomer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    placeDemoCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoCallNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoCall"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    endDemoCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                demo_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    issuePhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Desk"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCredentials"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setPresence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Presence"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursOut"][];
                };
            };
        };
    };
    createHours: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursChange"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursOut"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listHolidays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"][];
                };
            };
        };
    };
    changeHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hours_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursOut"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hours_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    overrideHours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hours_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursOverride"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpeningHoursOut"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listInteractions: {
        parameters: {
            query?: {
                customer_id?: string | null;
                operator_id?: string | null;
                line_id?: string | null;
                direction?: ("in" | "out") | null;
                undocumented?: boolean;
                from?: string | null;
                to?: string | null;
                search?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionPage"];
                };
            };
        };
    };
    getInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InteractionDetail"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    documentInteraction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Documentation"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Service Unavailable */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notes"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveNotes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotesChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notes"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    playRecording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                interaction_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stereo: the customer left, the operator right. 206 for a Range. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            /** @description Forbidden */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Requested Range Not Satisfiable */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listLines: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"][];
                };
            };
        };
    };
    createLine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeLine: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                line_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LineChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Line"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveSnapshot"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listOutcomes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outcome"][];
                };
            };
        };
    };
    getOutgoingLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingLimits"];
                };
            };
        };
    };
    setOutgoingLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutgoingLimits"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutgoingLimits"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"][];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getAbilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Abilities"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setAbilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Abilities"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Abilities"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"][];
                };
            };
        };
    };
    getRouting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Routing"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setRouting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                queue_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Routing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Routing"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Unprocessable Entity */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listReasons: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reason"][];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Unauthorized */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too Many Requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSkills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"][];
                };
            };
        };
    };
    createSkill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillChange"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeSkill: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                skill_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SkillChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description Not Found */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Conflict */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
