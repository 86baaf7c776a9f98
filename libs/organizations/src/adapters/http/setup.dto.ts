import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { setupStates, setupSteps, type SetupState, type SetupStep } from '../../domain/setup.ts';

const outcomes = ['done', 'skipped'] as const;

export class RecordSetupStepBody {
  @ApiProperty({ enum: setupSteps })
  @IsIn(setupSteps)
  step: SetupStep;

  @ApiProperty({ enum: outcomes, description: 'A step that is done stays so' })
  @IsIn(outcomes)
  outcome: (typeof outcomes)[number];
}

export class SetupStepView {
  @ApiProperty({ enum: setupSteps }) step: SetupStep;
  @ApiProperty({ enum: setupStates }) state: SetupState;
}

export class SetupView {
  @ApiProperty({ type: [SetupStepView], description: 'In their order' }) steps: SetupStepView[];
  @ApiProperty({ description: 'Nobody is reminded any more' }) finished: boolean;
}
