import { z } from 'zod';

/** Object ids are random UUIDs, branded so that a role's id cannot be passed where a user's is meant. */
export const userId = z.uuid().brand<'UserId'>();
export const groupId = z.uuid().brand<'GroupId'>();
export const roleId = z.uuid().brand<'RoleId'>();
export const requestId = z.uuid().brand<'RequestId'>();

export type UserId = z.infer<typeof userId>;
export type GroupId = z.infer<typeof groupId>;
export type RoleId = z.infer<typeof roleId>;
export type RequestId = z.infer<typeof requestId>;

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export const moment = z.int();

/** Counts the changes of an object, from 1. What a caller read is what it sends back as `expects`. */
export const version = z.int().min(1);
