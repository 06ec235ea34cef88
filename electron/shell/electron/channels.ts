/** The two channels between page and main process. There is no third. */
export const callChannel = 'bastion:call';
export const pushChannel = 'bastion:push';
