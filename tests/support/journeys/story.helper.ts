/** The journeys, step by step, in words both platforms share. */
import type { EmployeeDriver } from '../employee.helper.ts';

/** From nothing to a form in which one can write to Samira. */
export async function toTheForm(employee: EmployeeDriver, first = 'Samira'): Promise<void> {
  await employee.open();
  await employee.press(`Over ${first}`);
  await employee.press(`Schrijf aan ${first}`);
  await employee.submit();
}

export async function write(employee: EmployeeDriver, text: string, first = 'Samira'): Promise<void> {
  await toTheForm(employee, first);
  employee.fill(text);
  await employee.submit();
}

/** Back in, to the conversation that is there. */
export async function toMyConversation(employee: EmployeeDriver): Promise<void> {
  await employee.open();
  const mine = employee.buttons().find((label) => label.startsWith('Mijn gesprekken'));
  if (mine === undefined) throw new Error('there are no conversations');
  await employee.press(mine);
  await employee.press('Open');
}
